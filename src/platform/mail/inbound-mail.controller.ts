import { Controller, Headers, HttpCode, HttpException, HttpStatus, Inject, Post, Body } from '@nestjs/common';
import { CLOCK, type Clock } from '../clock/clock.js';
import { Anonymous } from '../identity/anonymous.js';
import { LOGGER, type Logger } from '../observability/logger.js';
import { INBOX_SETTINGS, type InboxSettings } from './inbox-settings.js';
import { InboxListeners } from './inbox-listeners.js';
import { MailReader } from './mail-reader.js';
import { isSignedNow } from './signed-body.js';

/**
 * Mail from a server that brings it over HTTP: POST /mail/inbound with the raw mail (message/rfc822), the seconds since 1970
 * in X-Yhteisaika-Timestamp and the signature in X-Yhteisaika-Signature. From there on it goes the way of all mail. The same mail
 * sent again changes nothing, so a sender may repeat it until it gets a 204. Mounted only where a secret is set.
 */
@Anonymous()
@Controller('mail/inbound')
export class InboundMailController {
  constructor(
    @Inject(INBOX_SETTINGS) private readonly settings: InboxSettings,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly listeners: InboxListeners,
    private readonly reader: MailReader,
  ) {}

  @Post()
  @HttpCode(HttpStatus.NO_CONTENT)
  async receive(
    @Body() body: unknown,
    @Headers('x-yhteisaika-timestamp') timestamp = '',
    @Headers('x-yhteisaika-signature') signature = '',
  ): Promise<void> {
    const secret = this.settings.inboundSecret;
    if (!Buffer.isBuffer(body)) throw problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, 'Send the mail as message/rfc822.');
    if (secret === undefined || !isSignedNow({ timestamp, signature, body }, secret, this.clock.now())) {
      throw problem(
        HttpStatus.UNAUTHORIZED,
        'The signature or its timestamp is wrong. Sign the mail anew and send it again.',
      );
    }
    if (!this.listeners.listening)
      throw problem(HttpStatus.SERVICE_UNAVAILABLE, 'Nobody takes mail. Send it again later.');
    const reading = await this.reader.read(body);
    if (reading.kind === 'READ') return this.listeners.announce(reading.mail);
    this.logger.warn({ reason: reading.reason, bytes: body.byteLength }, 'a mail from the webhook cannot be read');
    throw problem(HttpStatus.UNPROCESSABLE_ENTITY, 'The mail cannot be read. Do not send it again.');
  }
}

const problem = (status: HttpStatus, message: string): HttpException => new HttpException(message, status);
