import { useTranslation } from 'react-i18next';
import type { Choice } from '../ui/fields.tsx';

/** What a token can be narrowed to, in the order that people look for it; a higher level includes the lower. */
const offered = [
  'all:read',
  'all:write',
  'all:admin',
  'networks:read',
  'networks:write',
  'meetings:read',
  'meetings:write',
  'goals:read',
  'goals:write',
  'projects:read',
  'projects:write',
  'reminders:read',
  'reminders:write',
  'files:read',
  'files:write',
  'access:read',
  'access:admin',
  'audit:read',
] as const;

function useWord(): (scope: string) => string {
  const { t } = useTranslation();
  const resources: Record<string, string> = t('settings.resources', { returnObjects: true });
  const levels: Record<string, string> = t('settings.levels', { returnObjects: true });
  return (scope) => {
    const [resource = '', level = ''] = scope.split(':');
    return resources[resource] && levels[level] ? `${resources[resource]}: ${levels[level]}` : scope;
  };
}

/** The scopes of a token, in words. */
export function useScopeWords(): (scopes: unknown) => string[] {
  const word = useWord();
  return (scopes) => (Array.isArray(scopes) ? scopes.map((scope) => word(String(scope))) : []);
}

export function useScopeChoices(): Choice[] {
  const word = useWord();
  return offered.map((scope) => ({ value: scope, label: word(scope) }));
}
