// The gallery: every building block in every state, on pages that one can look at and test. Never in a production build.

import type { ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import { Tabs } from '../../ui/tabs.tsx'
import { AppearanceChoice } from '../appearance-choice.tsx'
import { Controls } from './controls.tsx'
import { DataViews } from './data-views.tsx'
import './gallery.css'
import { LogInPage } from '../log-in.tsx'
import { SetUpPage } from '../set-up.tsx'
import { BoardSketch } from './board-sketch.tsx'
import { Marks } from './marks.tsx'
import { Overlays } from './overlays.tsx'
import { Pictures } from './pictures.tsx'

const PAGES = [
  { href: '/gallery', label: 'Dấu bốn ô' },
  { href: '/gallery/controls', label: 'Nút và ô nhập' },
  { href: '/gallery/data', label: 'Bảng và số' },
  { href: '/gallery/pictures', label: 'Bản đồ và biểu đồ' },
  { href: '/gallery/overlays', label: 'Lớp nổi' },
]

export default function Gallery() {
  return (
    <Switch>
      <Route path="/gallery/board" component={BoardSketch} />
      <Route path="/gallery/log-in" component={LogInPage} />
      <Route path="/gallery/setup" component={SetUpPage} />
      <Route path="/gallery/controls">
        <Page href="/gallery/controls">
          <Controls />
        </Page>
      </Route>
      <Route path="/gallery/data">
        <Page href="/gallery/data">
          <DataViews />
        </Page>
      </Route>
      <Route path="/gallery/pictures">
        <Page href="/gallery/pictures">
          <Pictures />
        </Page>
      </Route>
      <Route path="/gallery/overlays">
        <Page href="/gallery/overlays">
          <Overlays />
        </Page>
      </Route>
      <Route>
        <Page href="/gallery">
          <Marks />
        </Page>
      </Route>
    </Switch>
  )
}

function Page({ href, children }: { href: string; children: ReactNode }) {
  return (
    <div className="gallery">
      <header className="gallery-head">
        <h1>Phủ Kín: các khối dựng trang</h1>
        <details>
          <summary>Hiển thị</summary>
          <AppearanceChoice />
        </details>
      </header>
      <Tabs label="Trang mẫu" tabs={PAGES} current={href} />
      <main className="gallery-main">{children}</main>
    </div>
  )
}
