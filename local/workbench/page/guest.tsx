// The script's pages: the sidebar at its 300 pixels and HtmlService dialogs, in a sandboxed frame of another origin.
// Carries google.script's messages between the frame and the server.
import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { WirePage } from '../protocol/sheet.js';
import { stage } from './commands.js';
import { Icon } from './icons.js';
import { clockJumps, clockNow, clockSpeed, guestPage, hooks, say } from './link.js';

/** The attributes Google documents for HtmlService frames (guides/html/restrictions); no top navigation. */
const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts';

type FromGuest =
  | {
      readonly googleScript: true;
      readonly kind: 'call';
      readonly number: number;
      readonly name: string;
      readonly args: readonly unknown[];
    }
  | { readonly googleScript: true; readonly kind: 'close' | 'focus' }
  | {
      readonly googleScript: true;
      readonly kind: 'size';
      readonly widthPixels?: number;
      readonly heightPixels?: number;
    };

function Frame({
  page,
  resize,
}: {
  readonly page: WirePage;
  readonly resize: (size: { width?: number; height?: number }) => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const origin = new URL(page.url).origin;
    const tell = (message: object) => frame.current?.contentWindow?.postMessage(message, origin);
    const hear = (event: MessageEvent) => {
      if (event.origin !== origin || event.source !== frame.current?.contentWindow) return;
      const message = event.data as Partial<FromGuest>;
      if (message.googleScript !== true) return;
      obey(page, message as FromGuest, resize);
    };
    hooks.returned = ({ page: number, number: call, answer }) => {
      if (number === page.number)
        tell({ kind: 'returned', number: call, ok: answer.ok, value: answer.value });
    };
    window.addEventListener('message', hear);
    const tellClock = () => tell({ kind: 'clock', nowMs: clockNow.peek(), speed: clockSpeed.peek() });
    // Before it has loaded the frame is nobody; from then on it hears of each change.
    frame.current?.addEventListener('load', tellClock);
    let isFirst = true;
    const stop = effect(() => {
      void clockJumps.value;
      if (!isFirst) tellClock();
      isFirst = false;
    });
    return () => {
      window.removeEventListener('message', hear);
      stop();
    };
  }, [page]);
  return (
    <iframe ref={frame} class="guest" title={page.title || 'LeadModule'} src={page.url} sandbox={SANDBOX} />
  );
}

function obey(
  page: WirePage,
  message: FromGuest,
  resize: (size: { width?: number; height?: number }) => void,
): void {
  switch (message.kind) {
    case 'call':
      say({
        kind: 'call',
        page: page.number,
        number: message.number,
        name: message.name,
        args: message.args,
      });
      return;
    case 'close':
      say({ kind: 'closePage', page: page.number });
      return;
    case 'focus':
      stage.hands?.focus();
      return;
    case 'size':
      resize({
        ...(message.widthPixels !== undefined && { width: message.widthPixels }),
        ...(message.heightPixels !== undefined && { height: message.heightPixels }),
      });
      return;
  }
}

const close = (page: WirePage) => say({ kind: 'closePage', page: page.number });

export function Sidebar() {
  const page = guestPage.value;
  if (page?.kind !== 'sidebar') return null;
  return (
    <aside class="sidebar" aria-label={`${page.title || 'Sidebar'} sidebar`}>
      <div class="sidebar-head">
        <span>{page.title}</span>
        <button type="button" class="iconbtn" aria-label="Close sidebar" onClick={() => close(page)}>
          <Icon name="close" />
        </button>
      </div>
      {/* A sidebar's width is fixed (concepts/dialogs): setWidth has no effect. */}
      <Frame key={page.number} page={page} resize={() => {}} />
    </aside>
  );
}

export function PageDialog() {
  const page = guestPage.value;
  return page && page.kind !== 'sidebar' ? <OpenPageDialog key={page.number} page={page} /> : null;
}

function OpenPageDialog({ page }: { readonly page: WirePage }) {
  const box = useRef<HTMLDialogElement>(null);
  const [size, setSize] = useState({ width: page.widthPixels ?? 600, height: page.heightPixels ?? 400 });
  useEffect(() => {
    if (page.kind === 'modal dialog') box.current?.showModal();
    else box.current?.show();
  }, [page]);
  return (
    <dialog ref={box} class="modal modal--page" aria-labelledby="page-dialog" onCancel={() => close(page)}>
      <div class="sidebar-head">
        <h2 id="page-dialog">{page.title}</h2>
        <button type="button" class="iconbtn" aria-label="Close" onClick={() => close(page)}>
          <Icon name="close" />
        </button>
      </div>
      <div style={{ width: `${size.width}px`, height: `${size.height}px` }}>
        <Frame page={page} resize={(next) => setSize({ ...size, ...next })} />
      </div>
    </dialog>
  );
}
