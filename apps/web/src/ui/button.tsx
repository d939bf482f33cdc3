import { createLink, type LinkComponent } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes, type ButtonHTMLAttributes, type MouseEvent, type ReactNode } from 'react';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'bad';

interface Looks {
  kind?: ButtonKind;
  icon?: ReactNode;
}

const classOf = (kind: ButtonKind = 'secondary', extra = '') => `btn ${kind === 'secondary' ? '' : kind} ${extra}`.trim();

interface Acts extends ButtonHTMLAttributes<HTMLButtonElement> {
  busy?: boolean;
}

/** While an act is on its way its button does nothing, and says so. It is not disabled: that would take the focus from under the fingers. */
const whileBusy = ({ busy, onClick }: Acts) => ({
  'aria-busy': busy || undefined,
  'aria-disabled': busy || undefined,
  onClick: busy ? (event: MouseEvent) => event.preventDefault() : onClick,
});

/** One act; at most one primary per card or page region. `busy` keeps it pressed once. */
export function Button({ kind, icon, busy, className, children, ...rest }: Acts & Looks) {
  return (
    <button type="button" {...rest} {...whileBusy({ busy, ...rest })} className={classOf(kind, className)}>
      {icon}
      {children}
    </button>
  );
}

const Anchor = forwardRef<HTMLAnchorElement, AnchorHTMLAttributes<HTMLAnchorElement> & Looks>(({ kind, icon, className, children, ...rest }, ref) => (
  <a ref={ref} {...rest} className={classOf(kind, className)}>
    {icon}
    {children}
  </a>
));
Anchor.displayName = 'Anchor';

const Routed = createLink(Anchor);

/** A link that looks like a button: it leads somewhere, it does nothing. */
export const LinkButton: LinkComponent<typeof Anchor> = (props) => <Routed {...props} />;

/** A quiet act inside text. */
export function LinkAct({ busy, children, ...rest }: Acts) {
  return (
    <button type="button" {...rest} {...whileBusy({ busy, ...rest })} className="link-btn">
      {children}
    </button>
  );
}
