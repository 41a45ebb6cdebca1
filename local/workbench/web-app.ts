// The script's web app on this machine: what Google serves at script.google.com/macros/s/…/exec is here a loopback
// port that outlives every restart of the host. The sandbox's webhooks and the script's own fetches are led to it.
import type { WebApp } from '../appsscript/web-app.js';
import { WebServer } from '../appsscript/web-server.js';

const GOOGLE = 'https://script.google.com/macros/s/';

export class WebAppDoor {
  private readonly server: WebServer;
  private address = '';

  /** `app`: of the host as it stands when a request comes. */
  constructor(app: () => WebApp) {
    this.server = new WebServer({ request: (asked) => app().request(asked) });
  }

  async open(): Promise<void> {
    this.address = await this.server.listen(0);
  }

  /** Where an address of a web app at Google leads here; undefined for any other address. */
  route(url: string): string | undefined {
    return url.startsWith(GOOGLE)
      ? `${this.address}${url.slice('https://script.google.com'.length)}`
      : undefined;
  }

  close(): Promise<void> {
    return this.server.close();
  }
}
