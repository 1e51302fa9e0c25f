package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.local.PortPlan;
import io.backwise.local.Size;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Nobody beside this machine reaches a part: what listens to everybody answers at the other addresses of the loopback too. */
final class Loopback {
    private static final String OWN = "127.0.0.1";
    private static final String ANOTHER = "127.0.0.2";
    private static final int PATIENCE_MILLIS = 2_000;

    private Loopback() {}

    static void isAllThatIsListenedTo(PortPlan ports) throws IOException {
        if (!hasAnother()) {
            return;
        }
        ports.all(Size.SMALLEST).forEach((part, port) -> {
            assertThat(answers(OWN, port)).as("%s, here", part).isTrue();
            assertThat(answers(ANOTHER, port)).as("%s, to everybody", part).isFalse();
        });
    }

    /** Elsewhere than on Linux the loopback may have one address only, and tells nothing. */
    private static boolean hasAnother() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0)) {
            return answers(ANOTHER, everywhere.getLocalPort());
        }
    }

    private static boolean answers(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
