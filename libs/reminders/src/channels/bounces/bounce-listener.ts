import type { AddressInfo } from 'node:net';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { Database, mailOfReturnPath, readConfig, systemScope } from '@samnav/platform';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream } from 'smtp-server';
import { markFault } from './channel-fault.service.ts';
import { readReport } from './delivery-report.ts';

const MOST_BYTES = 1024 * 1024;

interface Bounced {
  tenant_id: string;
  slug: string;
  person_id: string | null;
  address: string;
}

const FIND = `select m.tenant_id, t.slug, m.to_person_id as person_id, m.to_address as address
  from mail_message m join tenant t on t.id = m.tenant_id where m.id = $1`;
const MAIL_FAILED = `update mail_message set state = 'failed', smtp_response = $2 where tenant_id = current_tenant() and id = $1 and state in ('sent', 'unknown')`;
const REMINDER_FAILED = `update reminder set state = 'failed', failure = $2, updated_at = samnav_now()
  where tenant_id = current_tenant() and mail_message_id = $1 and state in ('sent', 'unknown')`;

const refusal = (message: string): Error => Object.assign(new Error(message), { responseCode: 550 });

/** Listens for mails that come back, where BOUNCE_PORT says so. It takes nothing but what is addressed to a return path of ours. */
@Injectable()
export class BounceListener implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('bounces');
  private server: SMTPServer | undefined;

  constructor(private readonly database: Database) {}

  async onApplicationBootstrap(): Promise<void> {
    const { BOUNCE_PORT, BOUNCE_HOST, BOUNCE_DOMAIN } = readConfig();
    if (BOUNCE_PORT === undefined || !BOUNCE_DOMAIN) return;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: MOST_BYTES,
      maxClients: 20,
      socketTimeout: 60_000,
      banner: 'Samnav takes mails that came back',
      logger: false,
      onRcptTo: ({ address }, _session, done) => done(mailOfReturnPath(address) ? null : refusal('no such address')),
      onData: (stream, session, done) => {
        const ids = session.envelope.rcptTo.map(({ address }) => mailOfReturnPath(address)).filter((id) => id !== null);
        this.take(stream, ids).then(
          () => done(),
          (error: Error) => done(this.told(error)),
        );
      },
    });
    server.on('error', (error) => this.log.warn(error.message));
    this.server = await new Promise<SMTPServer | undefined>((resolve) => {
      server.server.once('error', (error) => {
        this.log.warn(`mails that come back are not listened for here: ${error.message}`); // another worker of this machine does
        resolve(undefined);
      });
      server.listen(BOUNCE_PORT, BOUNCE_HOST, () => resolve(server));
    });
  }

  /** The port that it listens on; undefined where it does not. */
  get port(): number | undefined {
    return (this.server?.server.address() as AddressInfo | null | undefined)?.port;
  }

  async onModuleDestroy(): Promise<void> {
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  /** Who sends hears of its own faults only; what went wrong here stands in the log, and the mail is sent again. */
  private told(error: Error): Error {
    if ('responseCode' in error) return error;
    this.log.error(error.stack ?? error.message);
    return Object.assign(new Error('try again later'), { responseCode: 451 });
  }

  private async take(stream: SMTPServerDataStream, mailIds: readonly string[]): Promise<void> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) if ((bytes += chunk.length) <= MOST_BYTES) chunks.push(chunk);
    if (stream.sizeExceeded) throw Object.assign(new Error('larger than 1 MiB'), { responseCode: 552 });
    const report = await readReport(Buffer.concat(chunks));
    if (!report?.failed) return; // taken, and of no consequence
    for (const id of mailIds) await this.bounced(id, report.reason);
  }

  private async bounced(mailId: string, reason: string): Promise<void> {
    const [mail] = await this.database.outside('bounce', (tx) => tx.sql<Bounced>(FIND, [mailId]));
    if (!mail) return;
    this.log.warn(`${mailId}: came back: ${reason.replace(/\S+@\S+/g, '<address>')}`);
    const scope = systemScope(mail.tenant_id, mail.slug, 'bounce', await this.database.now());
    await this.database.write(scope, async (tx) => {
      await tx.sql(MAIL_FAILED, [mailId, reason]);
      await tx.sql(REMINDER_FAILED, [mailId, reason]);
      if (mail.person_id) await markFault(tx, mailId, { personId: mail.person_id, address: mail.address, reason });
    });
  }
}
