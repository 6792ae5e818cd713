const browsers: [RegExp, string][] = [[/Edg\//, "Edge"], [/OPR\//, "Opera"], [/Firefox\//, "Firefox"], [/Chrom(e|ium)\//, "Chrome"], [/Safari\//, "Safari"]];
const systems: [RegExp, string][] = [[/iPhone/, "iPhone"], [/iPad/, "iPad"], [/Android/, "Android"], [/Windows/, "Windows"], [/Mac OS X/, "Mac"], [/CrOS/, "ChromeOS"], [/Linux/, "Linux"]];

/** What this device is called in the list of sessions, such as "Firefox, Linux". */
export function thisDevice(): string {
  const name = (known: [RegExp, string][]) => known.find(([mark]) => mark.test(navigator.userAgent))?.[1];
  return [name(browsers), name(systems)].filter(Boolean).join(", ") || "Browser";
}
