import { useEffect, useState } from "preact/hooks";
import { Redirect, Route, Switch } from "wouter-preact";
import { SignIn } from "./account/SignIn";
import { SignUp } from "./account/SignUp";
import { AppearanceContext, useAppearanceState } from "./lib/appearance";
import { useClient } from "./lib/client";
import { en } from "./texts/en";
import { languageOf, loadTexts, type Texts, TextsContext } from "./lib/texts";
import { useReadable } from "./lib/useReadable";
import { NewVersion } from "./shell/NewVersion";
import { Shell } from "./shell/Shell";
import { Toasts } from "./ui/toasts";

export function App() {
  const appearance = useAppearanceState();
  const texts = useLanguage(languageOf(appearance.current.language));
  const session = useReadable(useClient().session);
  if (!texts || session.state === "starting") return null;

  return (
    <AppearanceContext.Provider value={appearance}>
      <TextsContext.Provider value={texts}>
        <Toasts>{session.state === "signedIn" ? <Inside /> : <Outside />}</Toasts>
        <NewVersion />
      </TextsContext.Provider>
    </AppearanceContext.Provider>
  );
}

// Whoever opens any other address signed out signs in and is there: the address stays as it is.
const Outside = () => (
  <Switch>
    <Route path="/sign-up" component={SignUp} />
    <Route component={SignIn} />
  </Switch>
);

const Inside = () => (
  <Switch>
    <Route path="/sign-:way"><Redirect to="/" replace /></Route>
    <Route component={Shell} />
  </Switch>
);

function useLanguage(language: "en" | "de"): Texts | null {
  const [texts, setTexts] = useState<Texts | null>(language === "en" ? en : null);
  useEffect(() => {
    document.documentElement.lang = language;
    void loadTexts(language).then(setTexts, () => setTexts(en)); // Better than nothing.
  }, [language]);
  return texts;
}
