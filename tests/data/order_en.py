"""What is said in the practice call, and the pauses in it. Nothing but words."""

from dataclasses import dataclass
from typing import Literal

Track = Literal["caller", "agent"]


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody speaks `pause_ms` after the last sound; negative is an overlap."""

    track: Track
    pause_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Keys:
    pause_ms: int
    keys: str


@dataclass(frozen=True, slots=True)
class Music:
    pause_ms: int
    length_ms: int


Part = Line | Keys | Music

# The agent reads a hint before answering it.
READS = 2000

CALL: tuple[Part, ...] = (
    Line(
        "agent", 800, "Good morning, this is Harbor Supply. How can I help you today?"
    ),
    Line(
        "caller",
        500,
        "Good morning. I ordered a new lamp from you last week and it has not arrived.",
    ),
    Line(
        "agent",
        READS,
        "I am sorry to hear that. Can you enter your order number, please?",
    ),
    Line("caller", 500, "Yes, one moment please."),
    Keys(400, "38205#"),
    Line("agent", 700, "All right. Please hold the line while I look into it."),
    Music(800, 5000),
    Line(
        "agent",
        400,
        "I am back. The order went out on Monday, and it will be there tomorrow.",
    ),
    Line("caller", 600, "You also sent me a table in the wrong color."),
    Line("agent", READS, "I understand. We can send you a new one today."),
    Line("caller", 500, "No, thank you. I would rather have my money back."),
    Line("agent", READS, "Of course. I can do that for you."),
    Line("caller", -250, "All right. When will I get the refund?"),
    Line("agent", READS, "You will have it by the end of next week."),
    Line("caller", 600, "I want to order ten more. Can you give me a better price?"),
    Line("agent", READS, "Yes, if you order all of them today."),
    Line("caller", 500, "Do I get a warranty with them?"),
    Line("agent", READS, "Yes, there is one. You do not have to worry about that."),
    Line(
        "caller",
        500,
        "Very good. Please send it to a different address, because we moved to London.",
    ),
    Line("agent", READS, "No problem. Can you send me the street by email?"),
    Line("caller", 500, "Yes. How much is the delivery cost to London?"),
    Line("agent", READS, "It is nine dollars for the whole order."),
    Line("caller", 500, "Can I get them by Friday?"),
    Line("agent", READS, "Yes, of course. They will be with you on Thursday."),
    Line(
        "caller",
        500,
        "There is one more thing. The last lamp I got from you was broken.",
    ),
    Line("agent", READS, "I am very sorry about that."),
    Line("caller", 500, "Yes, and I would like to speak to a manager about it."),
    Line("agent", READS, "I will ask her to call you back today."),
    Line("caller", 500, "All right. Thank you for your help."),
    Line("agent", -200, "You are welcome. Have a good day."),
    Line("caller", 300, "Goodbye."),
)
