import { useTranslation } from 'react-i18next';
import type { EndpointRowFragment, WebhookEvent } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';

export type EndpointState = 'on' | 'failing' | 'off';
const tones = { on: 'ok', failing: 'bad', off: 'mute' } as const;

export function endpointState(endpoint: EndpointRowFragment): EndpointState {
  if (!endpoint.active) return 'off';
  return endpoint.failingSince ? 'failing' : 'on';
}

export function EndpointBadge({ endpoint, plain }: { endpoint: EndpointRowFragment; plain?: boolean }) {
  const { t } = useTranslation();
  const state = endpointState(endpoint);
  return (
    <Badge plain={plain} tone={tones[state]}>
      {t(`webhooks.states.${state}`)}
    </Badge>
  );
}

/** `deadline.met` is `deadlineMet` where it is chosen. */
export const eventOf = (type: string): WebhookEvent => type.replace(/\.(\w)/, (_all, letter: string) => letter.toUpperCase()) as WebhookEvent;

/** The events of an endpoint, as chosen. */
export const eventsOf = (endpoint: EndpointRowFragment): WebhookEvent[] => (endpoint.events as string[]).map(eventOf);

/** An event in words: "blir klar". */
export function useEventWord(): (type: string) => string {
  const { t } = useTranslation();
  const words = t('webhooks.eventWords', { returnObjects: true }) as Record<string, string>;
  return (type) => (type === 'ping' ? t('webhooks.deadlinePing') : (words[eventOf(type)] ?? type));
}
