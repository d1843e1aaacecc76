package dev.rytm.bench.stub;

import java.io.IOException;

/// The stub as a process of its own, so that its work is not counted as anybody's who is measured.
///
/// Prints its port and ends when its standard input ends, so it never outlives the bench.
public final class StubGraphMain {

    private StubGraphMain() {}

    public static void main(String[] arguments) throws IOException {
        try (StubGraph stub = StubGraph.start()) {
            System.out.println(stub.port());
            while (System.in.read() >= 0) {
                // Nothing is ever said; only the end matters.
            }
        }
    }
}
