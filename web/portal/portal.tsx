/** Which address shows which page. What most visitors come for loads at once, the rest when it is asked for. */
import { lazy, useEffect } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { Broken } from './frame/broken.js';
import { Frame } from './frame/frame.js';
import { Missing } from './frame/missing.js';
import { HomePage } from './home/home-page.js';
import { ListPage } from './projects/list-page.js';
import { ProjectPage } from './project/project-page.js';

const VillagePage = lazy(async () => ({ default: (await import('./village/village-page.js')).VillagePage }));
const CheckPage = lazy(async () => ({ default: (await import('./check/check-page.js')).CheckPage }));
const RulesPage = lazy(async () => ({ default: (await import('./rules/rules-page.js')).RulesPage }));
const LogPage = lazy(async () => ({ default: (await import('./log/log-page.js')).LogPage }));
const BoardPage = lazy(async () => ({ default: (await import('./board/board-page.js')).BoardPage }));
const HelpPage = lazy(async () => ({ default: (await import('./help/help-page.js')).HelpPage }));
const ComplaintsPage = lazy(async () => ({ default: (await import('./help/complaints-page.js')).ComplaintsPage }));
const SignInPage = lazy(async () => ({ default: (await import('./account/sign-in-page.js')).SignInPage }));
const RegisterPage = lazy(async () => ({ default: (await import('./account/register-page.js')).RegisterPage }));

export function Portal() {
  return (
    <Broken>
      <FromTheTop />
      <Frame>
        <Routes>
          <Route path="/" element={<HomePage />} />
          <Route path="/projects" element={<ListPage />} />
          <Route path="/projects/:id" element={<ProjectPage />} />
          <Route path="/village/:code" element={<VillagePage />} />
          <Route path="/v" element={<CheckPage />} />
          <Route path="/v/:number" element={<CheckPage />} />
          <Route path="/rules" element={<RulesPage />} />
          <Route path="/log" element={<LogPage />} />
          <Route path="/log/check" element={<BoardPage />} />
          <Route path="/help" element={<HelpPage />} />
          <Route path="/complaints" element={<ComplaintsPage />} />
          <Route path="/sign-in" element={<SignInPage />} />
          <Route path="/register" element={<RegisterPage />} />
          <Route path="*" element={<Missing />} />
        </Routes>
      </Frame>
    </Broken>
  );
}

/** Another page begins at its top; the same page with other filters stays where it is. */
function FromTheTop() {
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the address changes
  useEffect(() => window.scrollTo(0, 0), [pathname]);
  return null;
}
