package dev.rytm.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BinariesTest {

    @Test
    void namesTheArchiveOfEachSupportedMachine() {
        assertThat(Binaries.archiveName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(Binaries.archiveName("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
    }

    @Test
    void saysWhatToDoOnAnyOtherMachine() {
        assertThatThrownBy(() -> Binaries.archiveName("Mac OS X", "aarch64"))
                .hasMessageContaining("Mac OS X on aarch64")
                .hasMessageContaining("install PostgreSQL 15 or newer");
    }
}
