import { defineLetter } from '@samnav/platform';
import { z } from 'zod';

/** Tells whoever is responsible that somebody can no longer be reached by mail. */
export const channelFaultLetter = defineLetter({
  name: 'channel-fault',
  params: z.object({ person: z.string(), personId: z.string(), address: z.string(), reason: z.string(), tenant: z.string(), region: z.string() }),
  texts: {
    sv: {
      subject: ({ person }) => `Mejl till ${person} kommer inte fram`,
      lines: ({ person, address, reason }) => [
        `Mejl till ${person} (${address}) kommer inte fram. Mejlservern svarar: ${reason}`,
        'Påminnelser till personen ligger tills vidare bara i inkorgen i Samnav. Rätta adressen, eller lämna över det som personen ansvarar för.',
      ],
      act: ({ tenant, personId }) => ({ label: 'Öppna personen', url: `/t/${tenant}/people/${personId}` }),
      why: ({ region }) => `Du får brevet för att du ansvarar för att påminnelser når fram i ${region}.`,
    },
    en: {
      subject: ({ person }) => `Mail to ${person} does not arrive`,
      lines: ({ person, address, reason }) => [
        `Mail to ${person} (${address}) does not arrive. The mail server says: ${reason}`,
        'Until then reminders to the person lie in the inbox of Samnav only. Correct the address, or hand over what the person answers for.',
      ],
      act: ({ tenant, personId }) => ({ label: 'Open the person', url: `/t/${tenant}/people/${personId}` }),
      why: ({ region }) => `You get this letter because you see to it that reminders arrive in ${region}.`,
    },
  },
});
