// How long the tests wait.

/**
 * Milliseconds after which whatever is waited for has hung. Far more than anything takes, also where many other
 * programs run: a test fails by what the page does, not by how busy the machine is.
 */
export const HUNG = 300_000;
