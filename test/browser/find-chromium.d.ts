/** The path of a Chromium that can be started, or undefined; throws where the environment names one that cannot. */
export function findChromium(env?: Record<string, string | undefined>, places?: readonly string[]): string | undefined
