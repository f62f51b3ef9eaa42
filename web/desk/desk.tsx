/** The desks' pages by address; each is loaded when it is first opened. */
import { lazy } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { Frame } from './frame/frame.js';
import { SignedIn } from './session.js';
import TodoPage from './todo/todo-page.js';

const ListPage = lazy(() => import('./projects/list-page.js'));
const AssetListPage = lazy(() => import('./assets/list-page.js'));
const AssetPage = lazy(() => import('./assets/asset-page.js'));
const NewAssetPage = lazy(() =>
  import('./assets/asset-page.js').then((m) => ({ default: m.NewAssetPage })),
);
const AuthoritiesPage = lazy(() => import('./authorities/authorities-page.js'));
const NoticesPage = lazy(() => import('./notices/notices-page.js'));
const FindPage = lazy(() => import('./find/find-page.js'));
const RegisterPage = lazy(() => import('./register/register-page.js'));
const TownPage = lazy(() => import('./town/town-page.js'));
const LogPage = lazy(() => import('./log/log-page.js'));
const RulesPage = lazy(() => import('./rules/rules-page.js'));
const TemplatesPages = lazy(() => import('./templates/templates-pages.js'));
const StatisticsPage = lazy(() => import('./statistics/statistics-page.js'));
const AccountsPage = lazy(() => import('./accounts/accounts-page.js'));
const ErasurePage = lazy(() => import('./accounts/erasure-page.js'));
const OrganisationListPage = lazy(() => import('./organisations/list-page.js'));
const OrganisationPage = lazy(() => import('./organisations/organisation-page.js'));
const PosterPage = lazy(() => import('./organisations/poster-page.js'));
const AccountPage = lazy(() => import('./account/account-page.js'));
const ProjectPage = lazy(() => import('./project/project-page.js'));

export function Desk() {
  return (
    <SignedIn>
      <Routes>
        <Route element={<Frame />}>
          <Route index element={<TodoPage />} />
          <Route path="projects" element={<ListPage />} />
          <Route path="projects/new" element={<RegisterPage />} />
          <Route path="find" element={<FindPage />} />
          <Route path="projects/:id" element={<ProjectPage />} />
          <Route path="assets" element={<AssetListPage />} />
          <Route path="assets/new" element={<NewAssetPage />} />
          <Route path="assets/:id" element={<AssetPage />} />
          <Route path="authorities" element={<AuthoritiesPage />} />
          <Route path="notices" element={<NoticesPage />} />
          <Route path="overdue" element={<TownPage />} />
          <Route path="log" element={<LogPage />} />
          <Route path="rules" element={<RulesPage />} />
          <Route path="templates/*" element={<TemplatesPages />} />
          <Route path="statistics" element={<StatisticsPage />} />
          <Route path="accounts" element={<AccountsPage />} />
          <Route path="erasures" element={<ErasurePage />} />
          <Route path="organisations" element={<OrganisationListPage />} />
          <Route path="organisations/:code" element={<OrganisationPage />} />
          <Route path="organisations/:code/poster" element={<PosterPage />} />
          <Route path="poster" element={<PosterPage />} />
          <Route path="account" element={<AccountPage />} />
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
      </Routes>
    </SignedIn>
  );
}
