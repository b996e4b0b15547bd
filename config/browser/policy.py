"""The enterprise policy of a screen's Chromium: `python -m config.browser.policy [--hub URL] > foyer.json`.

Installed as config/browser/README.md says. With it a visitor at a keyboard gets nowhere but to the office's own pages.
Names and meanings: Chromium's policy list (chromeenterprise.google/policies).
"""

import argparse
import json
import sys
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

FIXED: dict[str, Any] = {
    # nowhere to go
    # the kiosk's own browser begins without a memory; a screen's keeps the key it was paired with
    "IncognitoModeAvailability": 0,
    "BrowserGuestModeEnabled": False,
    "BrowserAddPersonEnabled": False,
    "DeveloperToolsAvailability": 2,
    "DownloadRestrictions": 3,
    "AllowFileSelectionDialogs": False,
    "DefaultPopupsSetting": 2,
    "EditBookmarksEnabled": False,
    "BookmarkBarEnabled": False,
    "ExtensionInstallBlocklist": ["*"],
    "HideWebStoreIcon": True,
    "AllowDinosaurEasterEgg": False,
    "TaskManagerEndProcessEnabled": False,
    # nothing kept of anybody
    "BrowserSignin": 0,
    "SyncDisabled": True,
    "PasswordManagerEnabled": False,
    "AutofillAddressEnabled": False,
    "AutofillCreditCardEnabled": False,
    "PaymentMethodQueryEnabled": False,
    "SavingBrowserHistoryDisabled": True,
    # nobody asked, nobody listened to
    "DefaultNotificationsSetting": 2,
    "DefaultGeolocationSetting": 2,
    "DefaultSensorsSetting": 2,
    "DefaultWebBluetoothGuardSetting": 2,
    "DefaultWebUsbGuardSetting": 2,
    "DefaultSerialGuardSetting": 2,
    "AudioCaptureAllowed": False,
    "VideoCaptureAllowed": False,
    "ScreenCaptureAllowed": False,
    # no call outside
    "MetricsReportingEnabled": False,
    "SafeBrowsingProtectionLevel": 0,
    "SearchSuggestEnabled": False,
    "DefaultSearchProviderEnabled": False,
    "AlternateErrorPagesEnabled": False,
    "SpellCheckServiceEnabled": False,
    "TranslateEnabled": False,
    "ComponentUpdatesEnabled": False,
    "DnsOverHttpsMode": "off",
    "DomainReliabilityAllowed": False,
    "EnableMediaRouter": False,
    "BrowserNetworkTimeQueriesEnabled": False,
    "PasswordLeakDetectionEnabled": False,
    "UrlKeyedMetricsAllowed": False,
    "UserFeedbackAllowed": False,
    # no words of its own on the screen
    "AutoplayAllowed": True,
    "BackgroundModeEnabled": False,
    "DefaultBrowserSettingEnabled": False,
    "PromotionsEnabled": False,
    "FeedbackSurveysEnabled": False,
    "SuppressUnsupportedOSWarning": True,
    "CommandLineFlagSecurityWarningsEnabled": False,
    # pages of ours are made ready before the touch; where to, URLBlocklist decides
    "NetworkPredictionOptions": 0,
    # a page that is not looked at goes on all the same
    "HighEfficiencyModeEnabled": False,
    "IntensiveWakeUpThrottlingEnabled": False,
    "BackgroundTabFreezingEnabled": False,
    "HardwareAccelerationModeEnabled": True,
    "URLBlocklist": ["*"],
}


def policy(hub: str | None = None) -> dict[str, Any]:
    """The whole policy; hub is the address of a hub on another machine that this screen opens directly."""
    allowed = list(LOOPBACK)
    if hub:
        parts = urlsplit(hub if "//" in hub else f"//{hub}")
        if not parts.hostname:
            raise ValueError(f"{hub!r} is no address")
        allowed.append(parts.netloc if not parts.scheme else f"{parts.scheme}://{parts.netloc}")
    return {**FIXED, "URLAllowlist": allowed}


def text(hub: str | None = None) -> str:
    return json.dumps(policy(hub), indent=2) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="config.browser.policy", description=__doc__)
    parser.add_argument("--hub", help="a hub on another machine that this screen opens directly")
    sys.stdout.write(text(parser.parse_args().hub))
