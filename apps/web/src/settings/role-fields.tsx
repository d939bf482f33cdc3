import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ChoiceField, SearchField } from '../ui/fields.tsx';
import { usePlaceChoices, useRoleChoices, type Reach } from './role-places.ts';

/** A role and, where it has places, its place. */
export function RoleFields({ reach }: { reach: Reach }) {
  const { t } = useTranslation();
  const { setValue } = useFormContext();
  const role = String(useWatch({ name: 'role' }) ?? '');
  const { kind, choices, regional } = usePlaceChoices(reach)(role);
  const before = useRef(role);
  useEffect(() => {
    // A place of one kind means nothing for a role of another.
    if (before.current !== role) setValue('placeId', choices.length === 1 && !regional ? choices[0]!.value : '');
    before.current = role;
  }, [role, choices, regional, setValue]);
  return (
    <>
      <ChoiceField
        name="role"
        label={t('settings.role')}
        hint={reach.everywhere ? undefined : t('settings.roleLocalHint')}
        choices={useRoleChoices(reach)}
      />
      {kind === 'tenant' ? null : (
        <SearchField
          name="placeId"
          label={t(`settings.places.${kind}`)}
          hint={regional ? t('settings.placeRegional') : undefined}
          optional={regional}
          choices={choices}
        />
      )}
    </>
  );
}
