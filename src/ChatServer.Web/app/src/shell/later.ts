import { lazy } from "../lib/lazy";

// Screens that come when somebody opens them.
export const Activity = lazy(() => import("../notifications/Activity").then((m) => m.Activity));
export const PeopleScreen = lazy(() => import("../people/PeopleScreen").then((m) => m.PeopleScreen));
export const Saved = lazy(() => import("../saved/Saved").then((m) => m.Saved));
export const Queue = lazy(() => import("../moderation/Queue").then((m) => m.Queue));
export const CasePage = lazy(() => import("../moderation/CasePage").then((m) => m.CasePage));
export const ActionsPage = lazy(() => import("../moderation/ActionsPage").then((m) => m.ActionsPage));
export const AuditPage = lazy(() => import("../moderation/AuditPage").then((m) => m.AuditPage));
export const StatisticsPage = lazy(() => import("../moderation/StatisticsPage").then((m) => m.StatisticsPage));
export const FiltersPage = lazy(() => import("../filters/FiltersPage").then((m) => m.FiltersPage));
export const FilterPage = lazy(() => import("../filters/FilterPage").then((m) => m.FilterPage));
export const Discover = lazy(() => import("../channels/Discover").then((m) => m.Discover));
export const NewChannel = lazy(() => import("../channels/NewChannel").then((m) => m.NewChannel));
export const ChannelPage = lazy(() => import("../channels/ChannelPage").then((m) => m.ChannelPage));
export const ShareScreen = lazy(() => import("../share/ShareScreen").then((m) => m.ShareScreen));
