package io.github.nachtschicht.batch;

/**
 * What a run works on.
 *
 * @param plan what is to be done
 * @param files writes into the output folder
 * @param outputs what stands there, kept up to date
 * @param ledger what became of the documents so far
 */
record RunWork(RunPlan plan, OutputFiles files, OutputCatalog outputs, RunLedger ledger) {}
