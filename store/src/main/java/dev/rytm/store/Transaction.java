package dev.rytm.store;

/// One transaction: the way to every table. It ends with the function that it was handed to.
public final class Transaction {

    private final Statements statements;
    private final Vault vault;

    Transaction(Statements statements, Vault vault) {
        this.statements = statements;
        this.vault = vault;
    }

    /// Plain SQL on this transaction's connection; table classes are made of it.
    public Statements statements() {
        return statements;
    }

    /// Seals and opens secrets for the tables that keep them.
    public Vault vault() {
        return vault;
    }

    public Workspaces workspaces() {
        return new Workspaces(statements);
    }

    public Apps apps() {
        return new Apps(statements, vault);
    }

    public Pages pages() {
        return new Pages(statements, vault);
    }

    public ApiKeys apiKeys() {
        return new ApiKeys(statements);
    }

    public Topics topics() {
        return new Topics(statements);
    }

    public Flows flows() {
        return new Flows(statements);
    }

    public Sequences sequences() {
        return new Sequences(statements);
    }

    public Entrances entrances() {
        return new Entrances(statements);
    }

    public Audits audits() {
        return new Audits(statements);
    }

    /// For batches that look up many rows by key: index lookups, whatever the statistics say. Freshly filled or emptied
    /// queue tables
    /// mislead the planner into scanning them whole.
    public void lookUpByKey() {
        statements.list("""
                select set_config('enable_hashjoin', 'off', true),
                       set_config('enable_mergejoin', 'off', true),
                       set_config('enable_seqscan', 'off', true)
                """, row -> row);
    }
}
