import setup_step
import other_step
