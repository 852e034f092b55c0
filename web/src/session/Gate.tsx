import { useRoute } from '../route';
import { Logo } from '../design/Logo';
import { Bunting } from './Bunting';
import { LoginForm, RegisterForm } from './Forms';

/** What a visitor sees who is not signed in. */
export function Gate({ notice }: { notice: string | undefined }) {
  const route = useRoute();
  return (
    <div className="flex min-h-full flex-col lg:grid lg:grid-cols-[minmax(0,1.1fr)_minmax(0,1fr)]">
      <div className="relative h-32 shrink-0 overflow-hidden bg-blue sm:h-44 lg:h-auto">
        <Bunting />
      </div>
      <main className="grid flex-1 place-items-center bg-surface px-6 py-8 max-sm:items-start">
        <div className="w-full max-w-sm">
          <div className="mb-8 flex items-center gap-2.5">
            <Logo className="size-9" />
            <span className="font-display text-2xl font-bold tracking-tight">Parley</span>
          </div>
          {notice !== undefined && (
            <p role="status" className="mb-5 rounded-xl bg-selected px-4 py-2.5 text-blue-text">
              {notice}
            </p>
          )}
          {route.name === 'register' ? <RegisterForm /> : <LoginForm />}
        </div>
      </main>
    </div>
  );
}
