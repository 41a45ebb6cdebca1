// Formats of a cell. Absent means default; a style is frozen and shared between cells.

export interface Style {
  readonly numberFormat?: string;
  readonly background?: string;
  readonly fontColor?: string;
  readonly fontFamily?: string;
  readonly fontSize?: number;
  readonly fontWeight?: string;
  readonly fontStyle?: string;
  readonly fontLine?: string;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapStrategy?: 'OVERFLOW' | 'WRAP' | 'CLIP';
  readonly textDirection?: 'LEFT_TO_RIGHT' | 'RIGHT_TO_LEFT';
  readonly textRotationDegrees?: number;
  readonly borders?: string;
  /** false: a link shows as plain text. */
  readonly showHyperlink?: boolean;
}

export type StyleKey = keyof Style;

export const NO_STYLE: Style = Object.freeze({});

/** What the getters give for a cell without the format [gas-fakes testsheets*, live Apps Script]. */
export const defaultStyle = {
  background: '#ffffff',
  fontColor: '#000000',
  fontFamily: 'arial,sans,sans-serif',
  fontSize: 10,
  fontWeight: 'normal',
  fontStyle: 'normal',
  fontLine: 'none',
  horizontalAlignment: 'general',
  verticalAlignment: 'bottom',
  wrapStrategy: 'OVERFLOW',
} as const;

/** The style with one format set, or taken away when undefined. */
export function withStyle<K extends StyleKey>(style: Style, key: K, value: Style[K] | undefined): Style {
  if (style[key] === value) return style;
  const { [key]: _, ...rest } = style;
  return Object.freeze(value === undefined ? rest : { ...rest, [key]: value });
}
