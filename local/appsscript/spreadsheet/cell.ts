// One cell: immutable, so that snapshots, copies and forks share it. A cell that is all default does not exist.

import type { Template } from './formula/template.js';
import { NO_STYLE, type Style } from './style.js';
import type { ValidationRule } from './validation.js';
import type { Scalar } from './values.js';

export class Cell {
  constructor(
    /** The entered value; null for blank cells and for formulas (their results are the calculation's). */
    readonly value: Scalar,
    readonly formula: Template | null,
    readonly style: Style,
    readonly note: string,
    readonly validation: ValidationRule | null,
    /** Rich text runs and links, opaque to the model, dropped when the value changes. */
    readonly rich: string | null = null,
  ) {}

  get hasContent(): boolean {
    return this.value !== null || this.formula !== null;
  }

  withContent(value: Scalar, formula: Template | null, format: string | null): Cell {
    const style = format === null ? this.style : Object.freeze({ ...this.style, numberFormat: format });
    return new Cell(value, formula, style, this.note, this.validation);
  }

  withStyle(style: Style): Cell {
    return new Cell(this.value, this.formula, style, this.note, this.validation, this.rich);
  }

  withNote(note: string): Cell {
    return new Cell(this.value, this.formula, this.style, note, this.validation, this.rich);
  }

  withValidation(validation: ValidationRule | null): Cell {
    return new Cell(this.value, this.formula, this.style, this.note, validation, this.rich);
  }

  withRich(rich: string | null): Cell {
    return new Cell(this.value, this.formula, this.style, this.note, this.validation, rich);
  }

  withFormula(formula: Template): Cell {
    return new Cell(null, formula, this.style, this.note, this.validation);
  }

  get isDefault(): boolean {
    return (
      this.value === null &&
      this.formula === null &&
      this.note === '' &&
      this.validation === null &&
      Object.keys(this.style).length === 0
    );
  }
}

export const EMPTY_CELL = new Cell(null, null, NO_STYLE, '', null);
