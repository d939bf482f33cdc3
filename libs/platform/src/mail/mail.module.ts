import { Module } from '@nestjs/common';
import { SendMails } from './send-mails.job.ts';

/** Sends mails, for the worker. Writing them needs no module: `queueMail(tx, …)`. */
@Module({ providers: [SendMails] })
export class MailModule {}
