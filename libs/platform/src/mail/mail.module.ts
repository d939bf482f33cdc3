import { Module } from '@nestjs/common';
import { SendMail } from './send-mail.job.ts';

/** Sends mails, for the worker. Writing them needs no module: `queueMail(tx, …)`. */
@Module({ providers: [SendMail] })
export class MailModule {}
