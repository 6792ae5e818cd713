import { memo, Suspense } from "preact/compat";
import { Route, Switch, useLocation } from "wouter-preact";
import { Conversations } from "../conversations/Conversations";
import { ConversationScreen } from "../conversation/ConversationScreen";
import { NewChat } from "../people/NewChat";
import { NewGroup } from "../people/NewGroup";
import { JoinScreen } from "../people/JoinScreen";
import { SettingsMenu } from "../settings/SettingsMenu";
import { SettingsPage } from "../settings/SettingsPage";
import { useTexts } from "../lib/texts";
import { isDetail, ListPathContext, useListPathOf } from "./listPath";
import { ActionsPage, Activity, AuditPage, CasePage, ChannelPage, Discover, FilterPage, FiltersPage, NewChannel, PeopleScreen, Queue, Saved, ShareScreen, StatisticsPage } from "./later";
import { Navigation } from "./Navigation";
import { NothingOpen } from "./NothingOpen";
import { Title } from "./Title";
import "./shell.css";

/** Two panes on wide screens, one on narrow ones: the list, and what was opened from it. */
export function Shell() {
  const texts = useTexts();
  const [path] = useLocation();
  const listPath = useListPathOf(path);

  return (
    <ListPathContext.Provider value={listPath}>
      <Title />
      <div class="shell" data-shows={isDetail(path) ? "detail" : "list"}>
        <Navigation listPath={listPath} />
        <main class="shell-panes">
          <section class="shell-list" aria-label={texts.list.title}><Suspense fallback={null}><List path={listPath} /></Suspense></section>
          <section class="shell-detail" aria-label={texts.shell.opened}><Suspense fallback={null}><Opened /></Suspense></section>
        </main>
      </div>
    </ListPathContext.Provider>
  );
}

const List = memo(({ path }: { path: string }) => (
  <Switch location={path}>
    <Route path="/new" component={NewChat} />
    <Route path="/new/group" component={NewGroup} />
    <Route path="/discover" component={Discover} />
    <Route path="/discover/new" component={NewChannel} />
    <Route path="/notifications" component={Activity} />
    <Route path="/people" component={PeopleScreen} />
    <Route path="/saved" component={Saved} />
    <Route path="/moderation" component={Queue} />
    <Route path="/share" component={ShareScreen} />
    <Route path="/settings/*?" component={SettingsMenu} />
    <Route component={Conversations} />
  </Switch>
));

const Opened = memo(() => (
  <Switch>
    <Route path="/c/:id">{({ id }) => <ConversationScreen key={id} id={id} />}</Route>
    <Route path="/channels/:id">{({ id }) => <ChannelPage key={id} id={id} />}</Route>
    <Route path="/join/:token">{({ token }) => <JoinScreen key={token} token={token} />}</Route>
    <Route path="/settings/:page">{({ page }) => <SettingsPage page={page} />}</Route>
    <Route path="/moderation/actions" component={ActionsPage} />
    <Route path="/moderation/audit" component={AuditPage} />
    <Route path="/moderation/statistics" component={StatisticsPage} />
    <Route path="/moderation/filters" component={FiltersPage} />
    <Route path="/moderation/filters/:id">{({ id }) => <FilterPage key={id} id={id} />}</Route>
    <Route path="/moderation/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
    <Route component={NothingOpen} />
  </Switch>
));
