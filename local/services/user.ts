import { googleInterface } from './google';

/** A person, known by mail address ('' where Google doesn't say). */
export class GoogleUser extends googleInterface<GoogleAppsScript.Base.User>() {
  static readonly google = 'Base.User';
  constructor(readonly mail: string) {
    super();
  }
  override getEmail(): string {
    return this.mail;
  }
}

/** The address of a User object or of a text. */
export function mailOf(user: unknown): string {
  return user instanceof GoogleUser ? user.mail : String(user);
}
