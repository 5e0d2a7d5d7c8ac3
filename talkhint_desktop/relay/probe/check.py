"""One check of a webhook: gathers evidence stage by stage, lets core judge it."""

from talkhint_desktop.core.webhook.address import Address, address_of, is_private
from talkhint_desktop.core.webhook.answer import Answer, judge_answer
from talkhint_desktop.core.webhook.checklist import Checklist
from talkhint_desktop.core.webhook.dials import targets
from talkhint_desktop.core.webhook.expected import Expected
from talkhint_desktop.core.webhook.findings import Finding, Stage
from talkhint_desktop.core.webhook.flow import (
    judge_flow,
    reached,
    said_by,
    starts_stream,
)
from talkhint_desktop.core.webhook.number import Route
from talkhint_desktop.core.webhook.streams import stream_address
from talkhint_desktop.core.webhook.trial import (
    judge_instance,
    judge_stream_trial,
    judge_wrong_token,
)
from talkhint_desktop.relay.practice.target import (
    StreamRefusedError,
    Target,
    target_of,
)
from talkhint_desktop.relay.probe.asker import Asked, Asker
from talkhint_desktop.relay.probe.others import (
    Others,
    ask_others,
    judge_same,
    judge_signature,
    source_of,
)
from talkhint_desktop.relay.probe.question import Question
from talkhint_desktop.relay.probe.reading import CallReading, read_call
from talkhint_desktop.relay.probe.stream_trial import (
    StreamOffer,
    try_as_stranger,
    try_stream,
)
from talkhint_desktop.relay.probe.way import (
    Resolve,
    failure_of_way,
    look_at_address,
    way_passed,
)


class Check:
    """Takes one route through all stages that no fault hides.

    `asked` is the first request and what came of it, for the report.
    """

    def __init__(
        self, asker: Asker, question: Question, checklist: Checklist, resolve: Resolve
    ) -> None:
        self.asker, self._question = asker, question
        self._checklist, self._resolve = checklist, resolve
        self.asked: Asked | None = None

    async def run_if_known(self, route: Route) -> None:
        if route.url:
            await self.run(route)

    async def run(self, route: Route) -> None:
        checklist, question = self._checklist, self._question
        address = await look_at_address(
            route.url, checklist, self._resolve, allow_local=question.allow_local
        )
        if address is None:
            return
        expected = question.expected(route.url)
        answer = await self._ask(route, address, expected)
        if answer is None or checklist.failed(Stage.TUNNEL):
            return
        assert self.asked is not None, "it brought the answer"
        reading = await read_call(self.asker, self.asked)
        others = Others()
        if not question.quick:
            others = await ask_others(self.asker, route, self.asked)
        checklist.found(*judge_same(self.asked, others, expected))
        checklist.passed(Stage.HTTP, status=answer.status, elapsed_ms=answer.elapsed_ms)
        self._judge_signature(others, expected)
        source = source_of(route, self.asked, others, expected)
        self._judge_call(reading, expected, source)
        self._judge_instance(answer, expected)
        if reading.readable:
            await self._try_stream(reading, self.asked.call_sid)

    async def _ask(
        self, route: Route, address: Address, expected: Expected
    ) -> Answer | None:
        """Ask, and say what is wrong with the way and with the answer as such."""
        checklist = self._checklist
        self.asked = await self.asker.ask(route)
        if self.asked.failure:
            session = self.asker.session
            finding = await failure_of_way(self.asked.failure, route.url, session)
            way_passed(address, checklist, upto=finding.stage)
            checklist.found(finding)
            return None
        way_passed(address, checklist, upto=None)
        answer = self.asked.answer
        findings = _judged(answer, route, expected)
        if any(finding.code == "tunnel-interstitial" for finding in findings):
            checklist.found(*findings)
            self.asked = await self.asker.ask_past_warning(route)
            answer = self.asked.answer
            findings = _judged(answer, route, expected)
        checklist.found(*findings)
        checklist.passed(Stage.TUNNEL)
        return answer

    def _judge_signature(self, others: Others, expected: Expected) -> None:
        checklist, asked = self._checklist, self.asked
        assert asked is not None, "it was asked before"
        if not self._question.auth_token:
            checklist.skipped(Stage.SIGNATURE, "no-token")
        elif self._question.quick:
            checklist.skipped(Stage.SIGNATURE, "quick")
        elif others.unsigned:
            checklist.found(*judge_signature(asked, others, expected))
            if asked.gist(expected).drives:
                checklist.passed(Stage.SIGNATURE)
            else:
                checklist.skipped(Stage.SIGNATURE, "harmless")

    def _judge_call(
        self, reading: CallReading, expected: Expected, source: str
    ) -> None:
        checklist = self._checklist
        checklist.found(*reading.findings)
        if reading.readable:
            checklist.passed(Stage.XML)
            judged = judge_flow(reading.steps, expected)
            checklist.found(*(said_by(finding, source) for finding in judged))
            checklist.passed(Stage.TWIML, target=_rung(reading))

    def _judge_instance(self, answer: Answer, expected: Expected) -> None:
        if not expected.instance:
            self._checklist.skipped(Stage.INSTANCE, "no-instance")
        elif 200 <= answer.status < 300:
            self._checklist.found(*judge_instance(answer, expected))
            self._checklist.passed(Stage.INSTANCE)

    async def _try_stream(self, reading: CallReading, call_sid: str) -> None:
        checklist, question = self._checklist, self._question
        offer = self._offer(reading, call_sid)
        if offer is None:
            checklist.skipped(Stage.STREAM, "no-stream")
            return
        if question.quick:
            checklist.skipped(Stage.STREAM, "quick")
            return
        account, session = question.account, self.asker.session
        trial = await try_stream(session, offer, account)
        checklist.found(*judge_stream_trial(trial))
        if trial.outcome == "taken":
            strange = await try_as_stranger(session, offer, account)
            checklist.found(*judge_wrong_token(strange))
        checklist.passed(Stage.STREAM, url=trial.url, frames=trial.frames)

    def _offer(self, reading: CallReading, call_sid: str) -> StreamOffer | None:
        """Return the stream to try, None where there is none that leads anywhere."""
        started = starts_stream(reading.steps)
        if started is None:
            return None
        step, stream = started
        url = stream_address(step, stream)
        target = self._plain_target(url)
        if target is None:
            try:
                target = target_of(url, step.url)
            except StreamRefusedError:
                return None
        return StreamOffer.of(target, stream, call_sid)

    def _plain_target(self, url: str) -> Target | None:
        """Return where an unencrypted stream leads, where that is let pass."""
        address = address_of(url)
        if address is None or address.scheme != "ws":
            return None
        local = self._question.allow_local and is_private(address.host)
        return Target(url, url) if local else None


def _judged(answer: Answer | None, route: Route, expected: Expected) -> list[Finding]:
    if answer is None:
        return []
    return judge_answer(answer, asked_by=route.method, signed=expected.token_known)


def _rung(reading: CallReading) -> str:
    """Return whom the call rings, for a person."""
    rung = [
        name
        for step in reached(reading.steps)
        if step.verb.name == "Dial"
        for _, name in targets(step.verb)
    ]
    return ", ".join(rung)
