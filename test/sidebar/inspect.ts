// Looks at a page as an inspector of accessibility would. Runs inside the browser; returns what is wrong, in words.

/** Every finding is a sentence; an empty list is a clean page. Self-contained: it is sent to the browser as text. */
export function inspectPage(): string[] {
  const found: string[] = [];
  const all = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.tagName !== 'SCRIPT',
  );
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> "${(element.textContent ?? '').slice(0, 40)}"`;
  const isShown = (element: Element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden';
  };

  // Structure
  if (document.querySelectorAll('h1').length !== 1) found.push('not exactly one h1');
  if (document.querySelectorAll('main').length !== 1) found.push('not exactly one main');
  if (document.documentElement.lang === '') found.push('no language');
  if (document.querySelectorAll('.btn--primary').length > 1) found.push('more than one primary button');
  const ids = all.map((element) => element.id).filter((id) => id !== '');
  for (const id of new Set(ids))
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`id ${id} is used twice`);
  for (const element of all) {
    for (const attribute of ['aria-describedby', 'aria-labelledby', 'for'])
      for (const id of (element.getAttribute(attribute) ?? '').split(' ').filter(Boolean))
        if (!document.getElementById(id)) found.push(`${name(element)} points to a missing ${id}`);
    if (element.tagName === 'LI' && !/^(UL|OL)$/.test(element.parentElement?.tagName ?? ''))
      found.push(`${name(element)} stands outside a list`);
    if (/^(UL|OL)$/.test(element.tagName) && [...element.children].some((child) => child.tagName !== 'LI'))
      found.push(`${name(element)} holds something other than items`);
    if (/^D[TD]$/.test(element.tagName) && !element.closest('dl'))
      found.push(`${name(element)} outside a dl`);
    if (element.closest('[aria-hidden=true]')?.matches('a, button, input, select'))
      found.push(`${name(element)} is hidden but reachable`);
  }
  for (const picture of document.querySelectorAll('svg'))
    if (
      picture.getAttribute('aria-hidden') !== 'true' &&
      !(picture.getAttribute('role') === 'img' && picture.getAttribute('aria-label'))
    )
      found.push(`${name(picture)} is neither decoration nor described`);

  // Controls: a name, and a target of 24 px (links inside a sentence are excepted, WCAG 2.5.8)
  for (const control of document.querySelectorAll<HTMLElement>(
    'a, button, input, select, textarea, summary',
  )) {
    if (!isShown(control)) continue;
    const labels = (control as HTMLInputElement).labels;
    const label =
      control.getAttribute('aria-label') ||
      document.getElementById(control.getAttribute('aria-labelledby') ?? '')?.textContent ||
      (labels && [...labels].map((one) => one.textContent).join('')) ||
      (/^(A|BUTTON|SUMMARY)$/.test(control.tagName) ? control.textContent : '');
    if (!label?.trim()) found.push(`${name(control)} has no name`);
    if (control.tagName === 'A' && !control.classList.contains('btn')) continue;
    const target = control.closest('label') ?? control;
    const box = target.getBoundingClientRect();
    const own = control.getBoundingClientRect();
    if (Math.max(box.height, own.height) < 23.5 || Math.max(box.width, own.width) < 23.5)
      found.push(`${name(control)} is a target of ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }

  // Contrast of text, 4.5 : 1
  const rgb = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = (color: string) => {
    const [r = 0, g = 0, b = 0] = rgb(color).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return (rgb(color)[3] ?? 1) > 0.99 && color !== 'transparent' ? color : ground(element.parentElement);
  };
  for (const element of all) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!hasText || !isShown(element) || element.tagName === 'OPTION' || element.closest('svg')) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(`${name(element)} has a contrast of ${ratio.toFixed(2)}`);
  }

  // Nothing is cut, nothing scrolls sideways
  const width = document.documentElement.clientWidth;
  for (const element of all) {
    if (element.closest('.sr, svg') || !isShown(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.right > width + 1 || box.left < -1)
      found.push(`${name(element)} reaches over the edge (${Math.round(box.right)} of ${width})`);
    if (
      /auto|scroll/.test(getComputedStyle(element).overflowX) &&
      element.scrollWidth > element.clientWidth + 1 &&
      element.tagName !== 'TEXTAREA'
    )
      found.push(`${name(element)} scrolls sideways`);
  }
  return found;
}
