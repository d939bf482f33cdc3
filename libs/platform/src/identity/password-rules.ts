import type { Texts } from '../graphql/errors.ts';

const SHORTEST = 10;
const LONGEST = 200;

/** Long enough for the rule and yet the first that anybody tries; `samnav-demo` stands in our own README. */
const common = new Set(
  `0123456789 1234567890 12345678910 123456789a 1234567891 0987654321 1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwertyuiopå qwerty1234 qwerty12345
  asdfghjklö asdfghjkl1 aaaaaaaaaa 1111111111 0000000000 1212121212 abcdefghij abc1234567 password12 password123 password1234 passw0rd123
  mypassword iloveyou12 letmein123 welcome123 welcome1234 administrator admin12345 changeme123 lösenord12 lösenord123 lösenord1234
  losenord123 hemligt123 hemligt1234 sommar2024 sommar2025 sommar2026 sommar2027 vinter2024 vinter2025 vinter2026 vinter2027
  höstterminen kommunen123 umeåregionen umearegionen hållbarhet hallbarhet agenda2030 välkommen1 välkommen123 samnav-demo samnav1234`.split(/\s+/),
);

/** Why a password is refused, in both languages; null where it is good. Length counts, signs and digits are not asked for. */
export function passwordFault(password: string, email: string): Texts | null {
  const clean = password.normalize('NFC');
  const length = [...clean].length;
  if (length < SHORTEST)
    return { sv: `Välj ett lösenord med minst ${SHORTEST} tecken.`, en: `Choose a password of at least ${SHORTEST} characters.` };
  if (length > LONGEST) return { sv: `Välj ett lösenord med högst ${LONGEST} tecken.`, en: `Choose a password of at most ${LONGEST} characters.` };
  const lower = clean.toLowerCase();
  if (common.has(lower) || new Set(lower).size < 4)
    return {
      sv: 'Det lösenordet är bland de första som någon provar. Välj ett annat.',
      en: 'That password is among the first that anybody tries. Choose another.',
    };
  if (lower === email || lower === email.split('@')[0])
    return { sv: 'Lösenordet får inte vara din e-postadress.', en: 'The password must not be your e-mail address.' };
  return null;
}
