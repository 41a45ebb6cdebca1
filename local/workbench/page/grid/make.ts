// The one way an element of the grid is made, and the measures that all of them share.

export const ROW_HEIGHT = 24;
export const HEAD_WIDTH = 46;

export const make = (className: string, role?: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = className;
  if (role) element.setAttribute('role', role);
  return element;
};
