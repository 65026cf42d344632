import type { Environment } from './environment';
import { googleInterface } from './google';
import { GoogleUser } from './user';

type User = GoogleAppsScript.Base.User;

/** Google's Session. */
export class Session extends googleInterface<GoogleAppsScript.Base.Session>() {
  static readonly google = 'Base.Session';
  constructor(private readonly env: Environment) {
    super();
  }
  override getActiveUser(): User {
    return new GoogleUser(this.env.unattended ? '' : this.env.user);
  }
  override getEffectiveUser(): User {
    return new GoogleUser(this.env.user);
  }
  override getActiveUserLocale(): string {
    return this.env.locale;
  }
  override getScriptTimeZone(): string {
    return this.env.scriptTimeZone;
  }
  override getTemporaryActiveUserKey(): string {
    return Buffer.from(this.env.user).toString('base64');
  }
}
