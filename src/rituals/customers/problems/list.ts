import type { Ctx } from '../../../chat/asks.ts';
import { button, entry, heading, pager, view } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import { listProblems } from '../../../problems/store.ts';
import { countsOf } from '../../../voices/alike/joined.ts';
import { openProblem } from '../../../voices/views.ts';
import { titleOf } from './views.ts';

const pageSize = 10;

/** All of them, the main ones first, then what was changed last. */
export async function problemList({ db, t, workspace }: Ctx, wanted: number): Promise<View> {
  const load = (page: number) => listProblems(db, workspace.id, { page, size: pageSize });
  const first = await load(wanted);
  if (first.count === 0) return note(t('problems.listNone'), [button(t('customers.button.heard'), 'customers.hear')]);
  const pages = Math.max(1, Math.ceil(first.count / pageSize));
  const page = Math.min(wanted, pages - 1);
  const { problems } = page === wanted ? first : await load(page);
  const counts = await countsOf(
    db,
    problems.map(({ id }) => id),
  );
  const title = t('problems.list');
  return view(
    title,
    heading(title),
    problems.map((problem) =>
      entry(titleOf(t, problem), {
        detail: t('problems.line', { state: problem.state, count: counts.get(problem.id) ?? 0 }),
        button: openProblem(t, problem),
      }),
    ),
    pager({ back: t('chat.back'), next: t('chat.next') }, { page, pages }, 'customers.problemsPage', []),
  );
}
