"""Faults of the address and of the way to the server."""

from collections.abc import Mapping

from talkhint_desktop.core.webhook.fault import Fault
from talkhint_desktop.core.webhook.findings import Effect, Stage, Status

_URL, _TLS, _TUNNEL = Stage.URL, Stage.TLS, Stage.TUNNEL
_RESTART = "Start the tunnel again, then let Fix set the number's address."

NETWORK: Mapping[str, Fault] = {
    "url-malformed": Fault(
        stage=_URL,
        title="This is no web address that Twilio could ask",
        detail="{url} cannot be used: {why}.",
        remedy="Write it like https://calls.example.com/twilio/inbound",
        twilio_error=11100,
    ),
    "url-private-host": Fault(
        stage=_URL,
        title="Twilio cannot reach this address: it is private",
        detail="{host} exists on this PC or in its own network only.",
        remedy="Use the tunnel's address or another public one.",
        twilio_error=11205,
        details={
            "resolves": "{host} leads to {addresses}, which exists in this "
            "network only.",
        },
    ),
    "url-not-https": Fault(
        stage=_URL,
        status=Status.WARNING,
        effect=Effect.RISK,
        title="The webhook is asked without encryption",
        detail="Whoever carries the request can read it and change the answer.",
        remedy="Use an https address.",
    ),
    "url-bad-override": Fault(
        stage=_URL,
        title="The part behind # is no setting that Twilio takes",
        detail="{setting} is out of its range.",
        remedy="Remove everything from the # on.",
        twilio_error=11240,
    ),
    "dns-not-found": Fault(
        stage=Stage.DNS,
        title="There is no host of that name",
        detail="The name {host} is not known.",
        remedy="Check the name. A tunnel's name changes when it starts anew.",
        twilio_error=11210,
    ),
    "offline": Fault(
        stage=Stage.DNS,
        effect=Effect.NONE,
        title="This PC is offline, so nothing could be checked",
        detail="{host} could not be looked up or reached from here.",
        remedy="Connect this PC to the internet and check again.",
    ),
    "connection-refused": Fault(
        stage=Stage.CONNECT,
        title="Nothing listens at that address",
        detail="{host} refused the connection on port {port}.",
        remedy="Start the server, or correct the port.",
        twilio_error=11202,
    ),
    "connection-timeout": Fault(
        stage=Stage.CONNECT,
        title="The server does not take connections",
        detail="{host} did not answer on port {port} within 10 s.",
        remedy="Open the port in its firewall, or use a tunnel.",
        twilio_error=11201,
    ),
    "connection-reset": Fault(
        stage=Stage.CONNECT,
        title="The server breaks the connection off",
        detail="{host} took the connection and hung up before it answered.",
        remedy="Look at the server's own log for the reason.",
        twilio_error=11205,
    ),
    "tls-untrusted": Fault(
        stage=_TLS,
        title="The server's certificate is not trusted",
        detail="No authority that this PC knows vouches for {host}.",
        remedy="Use a certificate of a public authority, with its full chain.",
        twilio_error=11237,
        details={
            "self-signed": "{host} vouches for itself, which Twilio refuses.",
            "incomplete": "{host} does not send the certificate between its own "
            "and the authority's. Browsers forgive that, Twilio does not.",
        },
    ),
    "tls-expired": Fault(
        stage=_TLS,
        title="The server's certificate has expired",
        detail="The certificate of {host} is over.",
        remedy="Renew the certificate.",
        twilio_error=11236,
        details={"early": "The certificate of {host} is not valid yet."},
    ),
    "tls-wrong-name": Fault(
        stage=_TLS,
        title="The server's certificate is for another name",
        detail="It was not made for {host}.",
        remedy="Get a certificate for this host name.",
        twilio_error=11235,
    ),
    "tls-handshake": Fault(
        stage=_TLS,
        title="The server does not speak TLS as Twilio needs it",
        detail="{host} and this PC found no common encryption.",
        remedy="Let the server offer TLS 1.2 or newer on this port.",
        twilio_error=11220,
    ),
    "clock-wrong": Fault(
        stage=_TLS,
        effect=Effect.NONE,
        title="This PC's clock is wrong, so certificates look invalid",
        detail="The server's clock says {server}, this PC's {here}.",
        remedy="Set the date and time of this PC and check again.",
    ),
    "tunnel-offline": Fault(
        stage=_TUNNEL,
        title="The tunnel is not running",
        detail="{host} belongs to a tunnel that is offline ({error}).",
        remedy=_RESTART,
        twilio_error=11200,
    ),
    "tunnel-no-upstream": Fault(
        stage=_TUNNEL,
        title="The tunnel runs, but nothing listens behind it",
        detail="It cannot reach the relay on its PC ({error}).",
        remedy="Start TalkHint there, or correct the tunnel's port.",
        twilio_error=11200,
    ),
    "tunnel-bad-upstream": Fault(
        stage=_TUNNEL,
        title="What listens behind the tunnel is no web server",
        detail="The tunnel could not read its answer ({error}).",
        remedy="Let the tunnel lead to http://127.0.0.1 and the relay's port.",
        twilio_error=11200,
    ),
    "tunnel-interstitial": Fault(
        stage=_TUNNEL,
        status=Status.WARNING,
        effect=Effect.NONE,
        title="The tunnel showed its warning page for browsers",
        detail="Twilio is no browser and does not get it ({error}).",
        remedy="Nothing is wrong. Check again to see the webhook itself.",
    ),
    "tunnel-other": Fault(
        stage=_TUNNEL,
        title="The tunnel answers with an error of its own",
        detail="It says {error}.",
        remedy="Look up the error at ngrok.com/docs/errors and start it again.",
        twilio_error=11200,
    ),
    "other-server-answered": Fault(
        stage=Stage.INSTANCE,
        effect=Effect.MUTE,
        title="Another server answers, not this TalkHint",
        detail="The answer does not carry this TalkHint's mark.",
        remedy="Point the number at TalkHint with Fix.",
    ),
    "other-instance-answered": Fault(
        stage=Stage.INSTANCE,
        effect=Effect.MUTE,
        title="Another TalkHint answers, not this one",
        detail="It runs on another PC, or in another window.",
        remedy="Stop the other one, or point the number here with Fix.",
    ),
    "stream-unreachable": Fault(
        stage=Stage.STREAM,
        effect=Effect.MUTE,
        title="The audio stream's server cannot be reached",
        detail="{url}: {why}.",
        remedy="Start the server that the stream names, or correct its address.",
        twilio_error=31901,
    ),
    "stream-refused": Fault(
        stage=Stage.STREAM,
        effect=Effect.MUTE,
        title="The server refuses the audio stream",
        detail="{url} answered with status {status}, not with 101.",
        remedy="Let the path take WebSockets, and let proxies pass the Upgrade.",
        twilio_error=31920,
    ),
    "stream-closed": Fault(
        stage=Stage.STREAM,
        effect=Effect.MUTE,
        title="The server closes the audio stream",
        detail="{url} closed a proper stream after {after} (code {close}).",
        remedy="Look at the server's own log for the reason.",
        twilio_error=31921,
    ),
    "stream-unauthenticated": Fault(
        stage=Stage.STREAM,
        effect=Effect.EXPOSED,
        title="A stranger can open an audio stream",
        detail="{url} took a stream whose token is wrong.",
        remedy="Check the token in the start message, and close what lacks it.",
    ),
}
