/** 文书模板: how the district words its documents; one administrator hands a text in, another puts it in force. */
import { Route, Routes } from 'react-router';
import '../act/act.css';
import '../project/project.css';
import EditPage from './edit-page.js';
import EditionPage from './edition-page.js';
import KindPage from './kind-page.js';
import ListPage from './list-page.js';
import './templates.css';

export default function TemplatesPages() {
  return (
    <Routes>
      <Route index element={<ListPage />} />
      <Route path="editions/:id" element={<EditionPage />} />
      <Route path=":kind" element={<KindPage />} />
      <Route path=":kind/edit" element={<EditPage />} />
    </Routes>
  );
}
