"""The words of TwiML: every element that Twilio knows, and its attributes.

Source: https://www.twilio.com/docs/voice/twiml; a test holds the table to
Twilio's own library. All of them are case-sensitive.
"""

from collections.abc import Mapping

_REPORTS = "statusCallback statusCallbackMethod"
_STEPS = f"{_REPORTS} statusCallbackEvent"
_RECORDS = (
    "recordingConfigurationId recordingStatusCallback recordingStatusCallbackEvent "
    "recordingStatusCallbackMethod trim"
)
_MACHINE = (
    "amdStatusCallback amdStatusCallbackMethod machineDetection "
    "machineDetectionSilenceTimeout machineDetectionSpeechEndThreshold "
    "machineDetectionSpeechThreshold machineDetectionTimeout"
)

_KNOWN: Mapping[str, str] = {
    "Response": "version",
    "AiSession": "aiConnector aiSessionConfiguration",
    "Application": f"applicationSid copyParentTo customerId method url {_STEPS}",
    "ApplicationSid": "",
    "Autopilot": "",
    "Client": f"method url {_STEPS}",
    "Conference": "beep coach endConferenceOnExit eventCallbackUrl jitterBufferSize "
    "maxParticipants muted participantLabel record region startConferenceOnEnter "
    f"waitMethod waitUrl {_RECORDS} {_STEPS}",
    "Config": "name value",
    "Connect": "action method",
    "Conversation": "inboundAutocreation inboundTimeout method record "
    f"routingAssignmentTimeout serviceInstanceSid url {_RECORDS} {_STEPS}",
    "ConversationRelay": "applicationReconnect asrSmartFormat "
    "backgroundNoiseReduction customerName debug deepgramSmartFormat dtmfDetection "
    "eagerEotThreshold echoPromptFiltering elevenlabsLanguageTextNormalization "
    "elevenlabsTextNormalization events hints ignoreBackchannel includeInPrompt "
    "intelligenceService interruptSensitivity interruptible language "
    "partialPromptOnHangup partialPrompts preemptible profanityFilter "
    "reportInputDuringAgentSpeech speechModel speechTimeout transcriptionLanguage "
    "transcriptionProvider ttsLanguage ttsLanguageTextNormalization ttsProvider "
    "ttsTextNormalization turnDetection url voice welcomeGreeting "
    "welcomeGreetingInterruptible",
    "ConversationRelaySession": "connector sessionConfiguration",
    "Dial": "action answerOnBridge callReason callerId events hangupOnStar method "
    "passports record recordingTrack referMethod referUrl ringTone sequential "
    f"timeLimit timeout {_RECORDS}",
    "Echo": "",
    "Enqueue": "action maxQueueSize method waitUrl waitUrlMethod workflowSid",
    "Gather": "action actionOnEmptyResult bargeIn debug enhanced finishOnKey hints "
    "input language maxSpeechTime method numDigits partialResultCallback "
    "partialResultCallbackMethod profanityFilter speechModel speechTimeout timeout",
    "Hangup": "",
    "Header": "name value",
    "Headers": "",
    "Identity": "",
    "Language": "asrSmartFormat code hints speechModel transcriptionProvider "
    "ttsLanguageTextNormalization ttsProvider ttsTextNormalization voice",
    "Leave": "",
    "Number": f"byoc method sendDigits url {_MACHINE} {_STEPS}",
    "Parameter": "name value",
    "Pause": "length",
    "Pay": "action bankAccountType chargeAmount currency description input language "
    "maxAttempts method minPostalCodeLength paymentConnector paymentMethod postalCode "
    f"securityCode timeout tokenType validCardTypes {_REPORTS}",
    "Play": "digits loop",
    "Prompt": "attempt cardType errorType for requireMatchingInputs",
    "Queue": "method postWorkActivitySid reservationSid url",
    "Record": "action finishOnKey maxLength method playBeep recordingTrack timeout "
    f"transcribe transcribeCallback {_RECORDS}",
    "Recording": f"channels name track {_RECORDS}",
    "Redirect": "method",
    "Refer": "action method",
    "Reject": "reason",
    "Room": "participantIdentity",
    "Say": "language loop voice",
    "Sim": "",
    "Sip": f"method password url username {_MACHINE} {_STEPS}",
    "Siprec": f"connectorName name track {_REPORTS}",
    "Sms": f"action from method to {_REPORTS}",
    "Start": "action method",
    "Stop": "",
    "Stream": f"audioFormat connectorName name sampleRate track url {_REPORTS}",
    "Task": "priority timeout",
    "Transcription": "enableAutomaticPunctuation hints inboundTrackLabel "
    "intelligenceService languageCode name outboundTrackLabel partialResults "
    "profanityFilter speechModel statusCallbackMethod statusCallbackUrl track "
    "transcriptionEngine",
    "Uri": "password priority username weight",
    "VirtualAgent": f"connectorName language sentimentAnalysis {_REPORTS}",
    "WhatsApp": f"method url {_STEPS}",
    # Speech, within <Say>.
    "amazon:auto-breaths": "frequency duration volume",
    "amazon:domain": "name",
    "amazon:effect": "name phonation vocal-tract-length",
    "amazon:emotion": "name intensity",
    "break": "strength time",
    "emphasis": "level",
    "lang": "lang",
    "mark": "name",
    "p": "",
    "phoneme": "alphabet ph",
    "prosody": "pitch rate volume",
    "s": "",
    "say-as": "format interpret-as",
    "speak": "",
    "sub": "alias",
    "w": "role",
}

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    name: frozenset(attributes.split()) for name, attributes in _KNOWN.items()
}

_ELEMENTS = {name.lower(): name for name in ATTRIBUTES}
_NAMES = {
    name: {attribute.lower(): attribute for attribute in attributes}
    for name, attributes in ATTRIBUTES.items()
}


def element_meant(name: str) -> str:
    """Return the element that `name` would be in its right case, or empty."""
    return name if name in ATTRIBUTES else _ELEMENTS.get(name.lower(), "")


def attribute_meant(element: str, name: str) -> str:
    """Return the attribute that `name` would be in its right case, or empty."""
    return _NAMES.get(element, {}).get(name.lower(), "")
