// The texts of the inspector, on both sides of its worker.

export const unloaded = 'No network is loaded yet';
