package dev.rytm.store.json;

/// Closes and opens the tokens of one row, so that none stands in a table in clear.
public interface Seal {

    String close(String token);

    String open(String closed);
}
