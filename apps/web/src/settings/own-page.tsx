import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { DigestCard } from '../channels/digest-card.tsx';
import { ChangeOwnSettingsDocument, OwnSettingsDocument, type AccountLanguage, type OwnSettingsQuery } from '../generated/graphql.ts';
import { i18next, showLanguage } from '../i18n/index.ts';
import { GenderCard } from '../meetings/gender-card.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { period } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ChoiceField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { inWords } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { filled } from '../ui/rules.ts';
import { Loaded } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { useValues } from '../ui/use-values.ts';
import { SettingsTabs } from './tabs.tsx';

type Me = OwnSettingsQuery['me'];

/** One's own account here: the language of letters, who one is, which roles one has. */
export function OwnPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const query = useQuery(OwnSettingsDocument);
  const count = query.data?.me.roleAssignments.length;
  const title = count === undefined ? t('settings.own') : t('settings.ownFinding', { count, word: inWords(count), region: tenant.name });
  return (
    <>
      <PageHead crumbs={[{ label: t('settings.title') }]} title={title} />
      <SettingsTabs />
      <Loaded of={query}>
        {({ me }) => (
          <div className="grid cols-7-5">
            <OwnRoles roles={me.roleAssignments} />
            <div className="col">
              {me.account ? <LanguageCard saved={me.account.language} again={query.refetch} /> : null}
              <DigestCard />
              {me.person ? <GenderCard /> : null}
              <AccountCard me={me} />
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}

function LanguageCard({ saved, again }: { saved: string; again: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const [change] = useVerb(ChangeOwnSettingsDocument, 'changeOwnSettings');
  const rules = z.object({ language: filled(t('settings.language')).transform((value) => value as AccountLanguage) });
  const form = useValues(rules, { language: saved });
  const { reset } = form;
  // The language is also chosen in the account's menu.
  useEffect(() => reset({ language: saved }), [saved, reset]);
  const submit = async ({ language }: { language: AccountLanguage }) => {
    const answer = await change({ language });
    if (!answer.ok) return answer.faults;
    await showLanguage(language);
    await again().catch(() => undefined);
    // Said in the language that was just chosen; `t` still speaks the one before.
    done(i18next.t('settings.languageSaved'));
  };
  return (
    <Card title={saved === 'en' ? t('settings.lettersInEnglish') : t('settings.lettersInSwedish')}>
      <Form form={form} submit={t('settings.saveLanguage')} onSubmit={submit}>
        <ChoiceField
          control={form.control}
          name="language"
          label={t('settings.language')}
          hint={t('settings.languageHint')}
          choices={[
            { value: 'sv', label: t('shell.swedish') },
            { value: 'en', label: t('shell.english') },
          ]}
        />
      </Form>
    </Card>
  );
}

function AccountCard({ me }: { me: Me }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const person = me.person && 'name' in me.person ? me.person : null;
  return (
    <Card title={t('settings.account')}>
      <Facts
        of={[
          [t('settings.name'), me.account?.name],
          [t('settings.email'), me.account?.email],
          [t('settings.person'), person ? <Link to={tenant.path(`people/${person.id}`)}>{person.name}</Link> : null],
        ]}
      />
      <p className="sm" style={{ marginTop: 12 }}>
        <Link to="/reset">{t('settings.changePassword')}</Link>
      </p>
    </Card>
  );
}

function OwnRoles({ roles }: { roles: Me['roleAssignments'] }) {
  const { t } = useTranslation();
  if (roles.length === 0)
    return (
      <Card title={t('settings.noRoles')}>
        <p className="t2">{t('settings.rolesGivenBy')}</p>
      </Card>
    );
  return (
    <Card flush title={t('settings.ownRoles')}>
      <PlainTable
        caption={t('settings.ownRoles')}
        rows={roles}
        rowKey={(role) => role.id}
        columns={[
          { key: 'role', label: t('settings.role'), cell: (role) => t(`identity.roles.${role.role}`) },
          { key: 'place', label: t('settings.place'), cell: (role) => role.areaName ?? t('settings.wholeRegion') },
          { key: 'period', label: t('settings.period'), cell: (role) => period(role.startsOn, role.endsOn) },
        ]}
      />
      <p className="pad sm t2" style={{ paddingTop: 12 }}>
        {t('settings.rolesGivenBy')}
      </p>
    </Card>
  );
}
