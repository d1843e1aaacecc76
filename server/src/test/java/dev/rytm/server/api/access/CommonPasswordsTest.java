package dev.rytm.server.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password1234",
                "!!administrator",
                "123qweasdzxc",
                "Karolina1985!",
                "hasło1234567",
                "aaaaaaaaaaaaaa",
                "krakówkrakówkra",
                "abcdefghijklm",
                "567890123456",
                "987654321098",
                "121212343434"
            })
    void isTriedFirst(String password) {
        assertThat(CommonPasswords.has(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "zakwas potrzebuje czasu",
                "847362910573",
                "password manager for two",
                "ananas-na-pizzy",
                "x7!kQ-w2-LmZ"
            })
    void isNobodysFirstGuess(String password) {
        assertThat(CommonPasswords.has(password)).isFalse();
    }
}
