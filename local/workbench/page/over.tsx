// What opens over the sheet at a place: a press beside it or Escape closes it.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export function Over({
  close,
  children,
}: {
  readonly close: () => void;
  readonly children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const press = (event: MouseEvent) => {
      if (box.current?.contains(event.target as Node)) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('mousedown', press, true);
    window.addEventListener('keydown', key);
    return () => {
      window.removeEventListener('mousedown', press, true);
      window.removeEventListener('keydown', key);
    };
  });
  return (
    <div ref={box} class="over">
      {children}
    </div>
  );
}
