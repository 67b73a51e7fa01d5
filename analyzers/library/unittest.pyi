"""Test cases, as far as they call."""

class SkipTest(Exception): ...

class TestCase:
    def __init__(self, methodName="runTest"): ...
    def addCleanup(self, function, /, *args, **kwargs): function(*args, **kwargs)
    def assertRaises(self, expected_exception, *args, **kwargs): args[0](*args[1:], **kwargs); return _Raised()
    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        args[0](*args[1:], **kwargs)
        return _Raised()
    def assertEqual(self, first, second, msg=None): first == second
    def assertNotEqual(self, first, second, msg=None): first != second
    def enterContext(self, cm):
        with cm as result: return result
    def run(self, result=None):
        self.setUp()
        getattr(self, "test" + "")()
        self.tearDown()
    def setUp(self): ...
    def tearDown(self): ...
    @classmethod
    def setUpClass(cls): ...
    @classmethod
    def tearDownClass(cls): ...

class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self): ...
    async def asyncTearDown(self): ...

class _Raised:
    def __enter__(self): return self
    def __exit__(self, exc_type, exc_value, tb): ...

def expectedFailure(test_item): return test_item
def skip(reason): return _identity
def skipIf(condition, reason): return _identity
def skipUnless(condition, reason): return _identity
def _identity(test_item): return test_item
