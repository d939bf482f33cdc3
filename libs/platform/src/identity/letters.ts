import { z } from 'zod';
import { defineLetter } from '../mail/index.ts';

/** The link to choose a new password; good for an hour, once. */
export const passwordResetLetter = defineLetter({
  name: 'password-reset',
  secret: true,
  params: z.object({ name: z.string(), url: z.string() }),
  texts: {
    sv: {
      subject: () => 'Välj ett nytt lösenord',
      lines: ({ name }) => [
        `Hej ${name}!`,
        'Någon, förhoppningsvis du, har bett om ett nytt lösenord till Samnav. Länken gäller en timme och en gång.',
      ],
      act: ({ url }) => ({ label: 'Välj nytt lösenord', url }),
      why: () => 'Du får brevet för att din e-postadress angavs på inloggningssidan. Var det inte du behöver du inte göra något.',
    },
    en: {
      subject: () => 'Choose a new password',
      lines: ({ name }) => [`Hello ${name},`, 'Somebody, hopefully you, has asked for a new password to Samnav. The link works for one hour, once.'],
      act: ({ url }) => ({ label: 'Choose a new password', url }),
      why: () => 'You get this because your e-mail address was given on the sign-in page. If that was not you, you need not do anything.',
    },
  },
});

/** The link to accept a role; good for seven days, once. */
export const invitationLetter = defineLetter({
  name: 'invitation',
  secret: true,
  wanted: async (tx, { about }) =>
    (
      await tx.sql('select from invitation where tenant_id = current_tenant() and id = $1 and accepted_at is null and expires_at > samnav_now()', [
        about,
      ])
    ).length > 0,
  params: z.object({
    tenant: z.string(),
    inviter: z.string().nullable(),
    role: z.object({ sv: z.string(), en: z.string() }),
    area: z.string().nullable(),
    url: z.string(),
  }),
  texts: {
    sv: {
      subject: ({ tenant }) => `Inbjudan till ${tenant} i Samnav`,
      lines: ({ tenant, inviter, role, area }) => [
        'Hej!',
        `${inviter ?? 'Driften'} bjuder in dig till ${tenant} i Samnav som ${role.sv}${area ? ` (${area})` : ''}.`,
        'Länken gäller i sju dagar och en gång.',
      ],
      act: ({ url }) => ({ label: 'Tacka ja', url }),
      why: ({ tenant }) => `Du får brevet för att någon i ${tenant} har angett din e-postadress i en inbjudan.`,
    },
    en: {
      subject: ({ tenant }) => `Invitation to ${tenant} in Samnav`,
      lines: ({ tenant, inviter, role, area }) => [
        'Hello,',
        `${inviter ?? 'The operator'} invites you to ${tenant} in Samnav as ${role.en}${area ? ` (${area})` : ''}.`,
        'The link works for seven days, once.',
      ],
      act: ({ url }) => ({ label: 'Accept', url }),
      why: ({ tenant }) => `You get this because somebody in ${tenant} gave your e-mail address in an invitation.`,
    },
  },
});
