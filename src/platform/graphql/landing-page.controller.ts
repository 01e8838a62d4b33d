import { Controller, Get, Header, Inject } from '@nestjs/common';
import { MAIL_SETTINGS } from '../config/settings.module.js';
import type { MailSettings } from '../config/settings.js';
import { Anonymous } from '../identity/anonymous.js';

/** A page for whoever opens the bare address: where the doors are. */
@Anonymous()
@Controller()
export class LandingPageController {
  constructor(@Inject(MAIL_SETTINGS) private readonly mail: MailSettings) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    const caughtMail =
      '<li><a href="/dev/mail"><span lang="fi">Siepattu posti</span> · <span lang="sv">Uppfångad post</span> · Caught mail: /dev/mail</a></li>';
    return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Yhteisaika</title></head>
<body>
<main>
<h1 lang="fi">Yhteisaika</h1>
<p lang="fi">Rajapinta on käynnissä.</p>
<p lang="sv">Gränssnittet är i gång.</p>
<p>The API is running.</p>
<ul>
<li>GraphQL: POST <code>/graphql</code></li>
${this.mail.smtpUrl === undefined ? caughtMail : ''}
</ul>
</main>
</body>
</html>
`;
  }
}
