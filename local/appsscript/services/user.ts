// People as scripts see them: who runs the script, and who may edit a document.

/** Base.User: only the e-mail exists. */
export class User {
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
