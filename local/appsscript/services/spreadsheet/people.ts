// The people of a document as scripts see them.

/** Base.User: only the e-mail exists. */
export class DocumentUser {
  constructor(readonly email: string) {}

  getEmail(): string {
    return this.email;
  }

  getUserLoginId(): string {
    return this.email;
  }

  toString(): string {
    return this.email;
  }
}
