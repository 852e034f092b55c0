import type { ReactNode } from 'react';
import { toHome, toRegister } from '../route';
import { Button } from '../design/Button';
import { Field } from '../design/Field';
import { login, register } from './session';
import { useSubmit } from './useSubmit';

const link = 'font-semibold text-blue-text underline-offset-4 hover:underline';

export function LoginForm() {
  const { busy, fields, trouble, onSubmit } = useSubmit(({ login: name = '', password = '' }) =>
    login(name, password),
  );
  return (
    <form onSubmit={onSubmit} className="grid gap-3" aria-label="Log in">
      <Heading>Welcome back</Heading>
      <Trouble text={trouble} />
      <Field
        label="Username or email"
        name="login"
        autoComplete="username"
        required
        autoFocus
        error={fields.login}
        {...plain}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={fields.password}
      />
      <Button type="submit" busy={busy} className="mt-1 h-11">
        Log in
      </Button>
      <p className="text-center text-ink-soft">
        New here?{' '}
        <a className={link} href={toRegister}>
          Create an account
        </a>
      </p>
    </form>
  );
}

export function RegisterForm() {
  const { busy, fields, trouble, onSubmit } = useSubmit(
    ({ username = '', email = '', password = '', displayName = '' }) =>
      register({ username, email, password, ...(displayName.trim() !== '' && { displayName }) }),
  );
  return (
    <form onSubmit={onSubmit} className="grid gap-3" aria-label="Create an account">
      <Heading>Create an account</Heading>
      <Trouble text={trouble} />
      <Field
        label="Your name"
        name="displayName"
        autoComplete="name"
        maxLength={64}
        autoFocus
        error={fields.displayName}
        hint="As others will see it."
      />
      <Field
        label="Username"
        name="username"
        autoComplete="username"
        required
        minLength={3}
        maxLength={32}
        error={fields.username}
        hint="Letters, digits, dots, dashes; begins with a letter."
        {...plain}
      />
      <Field label="Email" name="email" type="email" autoComplete="email" required error={fields.email} />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={10}
        maxLength={128}
        error={fields.password}
        hint="At least 10 characters. A few unrelated words are best."
      />
      <Button type="submit" busy={busy} className="mt-1 h-11">
        Create account
      </Button>
      <p className="text-center text-ink-soft">
        Already here?{' '}
        <a className={link} href={toHome}>
          Log in
        </a>
      </p>
    </form>
  );
}

const plain = { autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const;

function Heading({ children }: { children: ReactNode }) {
  return <h1 className="mb-2 font-display text-3xl font-semibold tracking-tight">{children}</h1>;
}

function Trouble({ text }: { text: string | null }) {
  return (
    <div role="alert">
      {text !== null && <p className="rounded-xl bg-danger-soft px-4 py-2.5 text-danger">{text}</p>}
    </div>
  );
}
