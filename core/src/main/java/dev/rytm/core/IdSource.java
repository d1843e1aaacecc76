package dev.rytm.core;

/// Where ids and chance come from, so that a seed repeats a run.
public interface IdSource {

    /// A new unguessable id of 32 hexadecimal digits.
    String newId();

    /// A fair number in `[0, 100)`, for splits.
    int percent();
}
