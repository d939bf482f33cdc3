import { defineLetter, queueMail } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { z } from 'zod';
import { responsibleFor } from '../responsible.ts';

/** Tells whoever is responsible that a receiver of webhooks was turned off. */
export const webhookOffLetter = defineLetter({
  name: 'webhook-off',
  params: z.object({ name: z.string(), host: z.string(), failure: z.string(), tenant: z.string(), region: z.string() }),
  texts: {
    sv: {
      subject: ({ name }) => `${name} får inte längre några händelser`,
      lines: ({ name, host, failure }) => [
        `Mottagaren ”${name}” (${host}) har inte tagit emot något på flera dagar och är nu avstängd.`,
        `Senaste felet: ${failure}.`,
        'Be den som sköter systemet att se efter. Slå sedan på mottagaren igen, och skicka om det som har missats från leveransloggen.',
      ],
      act: ({ tenant }) => ({ label: 'Öppna leveransloggen', url: `/t/${tenant}/settings/deliveries` }),
      why: ({ region }) => `Du får brevet för att du samordnar ${region}.`,
    },
    en: {
      subject: ({ name }) => `${name} is no longer told of events`,
      lines: ({ name, host, failure }) => [
        `The endpoint “${name}” (${host}) has taken nothing for several days and is now turned off.`,
        `The last fault: ${failure}.`,
        'Ask whoever runs the system to look. Then turn the endpoint on again, and send what it missed once more from the delivery log.',
      ],
      act: ({ tenant }) => ({ label: 'Open the delivery log', url: `/t/${tenant}/settings/deliveries` }),
      why: ({ region }) => `You get this letter because you coordinate ${region}.`,
    },
  },
});

/** Mails it, once for each time that an endpoint is turned off. */
export async function tellOfEndpointOff(tx: Tx, endpointId: string, failure: string): Promise<void> {
  const [endpoint] = await tx.sql<{ name: string; url: string; municipality_id: string | null; version: number; region: string }>(
    `select e.name, e.url, e.municipality_id, e.version, t.name as region from webhook_endpoint e join tenant t on t.id = e.tenant_id
     where e.tenant_id = current_tenant() and e.id = $1`,
    [endpointId],
  );
  const { name, url, municipality_id, version, region } = endpoint!;
  const params = { name, host: new URL(url).host, failure, tenant: tx.scope.tenant, region };
  for (const to of await responsibleFor(tx, municipality_id))
    await queueMail(tx, { letter: webhookOffLetter, params, to, about: endpointId, occurrence: `turned off at version ${version}` });
}
