// One column of Backstage.
import type { ComponentChildren } from 'preact';

export function Panel({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count?: string;
  readonly children: ComponentChildren;
}) {
  return (
    // A region one can scroll must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section class="panel" aria-label={title} tabIndex={0}>
      <h3>
        {title} {count && <span class="muted">{count}</span>}
      </h3>
      {children}
    </section>
  );
}
